"""The script of every run: the menu in reading order, the address, the page itself."""

from components import address, frame
from components.menu import FIRST, MENU, again, navigate, pages_of

menu = {section: pages_of(section) for section in MENU}
places = {page.url_path or FIRST: page for pages in menu.values() for page in pages}

frame.page_settings()
frame.open_store()
address.arrive()
page = navigate({"": [again()], **menu}, frame.navigation())
frame.run(page, page.url_path or FIRST, places)
