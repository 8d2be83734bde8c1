"""Why a source cannot be read, in one plain sentence for each of the stable words."""

from __future__ import annotations

from tray_app.texts import tr


def source_problem_sentence(problem: str) -> str:
    """The sentence for `SourceReading.problem`."""
    sentences = {
        "not_found": tr("The address of the status source does not exist (any more)."),
        "forbidden": tr("The status source refuses programs; it can only be read in a web browser."),
        "rate_limited": tr("The status source was asked too often; it is asked again later."),
        "server_error": tr("The server of the status source reports an error of its own."),
        "not_a_status_page": tr("There is no status page in a format that can be read at this address."),
        "unknown_format": tr("This format of a status source is not known; “auto” finds it by itself."),
        "bad_selector": tr("The CSS selector of this page is not valid."),
        "no_such_component": tr("The status source does not list the chosen components (any more)."),
        "too_large": tr("The status source sent more than 2 MiB; that much is not read."),
        "redirect": tr("The status source redirects in a circle or to an insecure address."),
        "moved": tr("The status page has moved to another address."),
        "frozen": tr("The status source has not changed for a long time; it seems to be abandoned."),
        "unreachable": tr("The server of the status source cannot be reached."),
        "insecure": tr("The status source has no valid certificate."),
        "bad_address": tr("The address of the status source is not a web address."),
        "malformed": tr("The status source sent something broken."),
        "not_text": tr("The status source sent no text: a picture, an archive or a program, but no status page."),
        "empty": tr("The status source sent nothing."),
    }
    return sentences.get(problem) or tr("The status source cannot be read.")
