// Validates PDFs by veraPDF's library and profiles, many files and profiles in one run:
//
//     java -cp JAR Verapdf.java PDFUA_1,PDFA_2_A FILE...
//
// Prints one line for each file and profile, then one for each broken rule:
//
//     checked TAB profile TAB number of rules TAB number of checks made TAB file
//     broken TAB profile TAB clause-test TAB times TAB what is wrong TAB file
//
// The profiles are read by DOM: the XML binding in the jar lacks its runtime.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Verapdf {
    private static final Map<String, String> FILES =
            Map.of("PDFUA_1", "PDFUA-1", "PDFA_2_A", "PDFA-2A");

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : words[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.valueOf(name);
            ValidationProfile profile = read(flavour, FILES.get(name));
            for (int at = 1; at < words.length; at++) {
                validate(name, flavour, profile, words[at]);
            }
        }
    }

    private static void validate(
            String name, PDFAFlavour flavour, ValidationProfile profile, String file)
            throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, -1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            int rules = profile.getRules().size();
            print("checked", name, rules, result.getTotalAssertions(), file);
            Map<RuleId, TestAssertion> said = new LinkedHashMap<>();
            for (TestAssertion it : result.getTestAssertions()) {
                said.putIfAbsent(it.getRuleId(), it);
            }
            for (Map.Entry<RuleId, Integer> it : result.getFailedChecks().entrySet()) {
                RuleId id = it.getKey();
                String rule = id.getClause() + "-" + id.getTestNumber();
                TestAssertion first = said.get(id);
                String message = first == null ? "" : first.getErrorMessage();
                print("broken", name, rule, it.getValue(), message, file);
            }
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                print("broken", name, "none", 0, "not compliant", file);
            }
        }
    }

    private static void print(Object... cells) {
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            line.add(String.valueOf(cell).replaceAll("\\s+", " "));
        }
        System.out.println(String.join("\t", line));
    }

    private static ValidationProfile read(PDFAFlavour flavour, String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(false);
        String path = "/org/verapdf/pdfa/validation/" + file + ".xml";
        Element root;
        try (InputStream stream = PDFAFlavour.class.getResourceAsStream(path)) {
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element it : all(root, "rule")) {
            rules.add(rule(it));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element it : all(root, "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            it.getAttribute("name"),
                            it.getAttribute("object"),
                            text(it, "defaultValue"),
                            text(it, "value")));
        }
        return Profiles.profileFromValues(
                flavour,
                Profiles.profileDetailsFromValues(file, "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element it) {
        Element id = all(it, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                it.getAttribute("object"),
                it.hasAttribute("deferred") ? Boolean.valueOf(it.getAttribute("deferred")) : null,
                it.getAttribute("tags"),
                text(it, "description"),
                text(it, "test"),
                Profiles.errorFromValues(text(it, "message"), arguments),
                new ArrayList<>());
    }

    private static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found;
    }

    private static String text(Element root, String name) {
        List<Element> found = all(root, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
