"""Serve the package's own typefaces to the renderer, and refuse everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from pathlib import Path


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Opens `asset:///NAME` from one folder. No file, no network, no other address."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("asset",))
        self._folder = folder.resolve()

    def fetch(
        self, url: str, headers: dict[str, str] | None = None
    ) -> URLFetcherResponse:
        """Return the bytes of an asset.

        Raises:
            FatalURLFetchingError: the address is none of an asset. It ends the
                rendering, because a page that asks for one is not the page we made.
        """
        del headers
        scheme, _, name = url.partition(":///")
        path = (self._folder / name).resolve()
        inside = path.is_relative_to(self._folder) and path.is_file()
        if scheme != "asset" or not inside:
            raise FatalURLFetchingError(f"asks for {url}, which is no asset")
        return URLFetcherResponse(url, path.read_bytes())
