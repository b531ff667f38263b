"""What was offered for download a moment ago can still be had, whatever runs meanwhile.

Streamlit forgets a file that is made on demand as soon as the page has run again, and a file that was made as soon as
any two pages have, whoever's they are. A click on its way meanwhile found nothing: right after typing, or in a room
where many move at once. Here what nobody refers to any more stays for a moment.
"""

import time

from streamlit.runtime.media_file_manager import MediaFileManager

MOMENT = 10.0  # seconds between two clearings; what is found unused in one goes with the next
AT_ONCE = MediaFileManager.remove_orphaned_files


def clear_later(manager: MediaFileManager) -> None:
    """Clear a manager's unused files, unless that was done a moment ago."""
    now = time.monotonic()
    if now >= getattr(manager, "next_clearing", 0.0):
        manager.next_clearing = now + MOMENT
        AT_ONCE(manager)


def drop_second_time(manager: MediaFileManager) -> None:
    """Drop the files on demand that were unused at the last clearing too; the manager is locked."""
    used = {file for files in manager._files_by_session_and_coord.values() for file in files.values()}
    unused = manager._deferred_callables.keys() - used
    for file in unused & getattr(manager, "unused_before", set()):
        manager._drop_deferred_id(file)
    manager.unused_before = set(unused)


def keep_a_moment() -> None:
    """Let every manager of files keep what was offered for a moment."""
    MediaFileManager.remove_orphaned_files = clear_later
    MediaFileManager._remove_orphaned_deferred_callables = drop_second_time
