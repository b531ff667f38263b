"""The menu: the folders of pages/ in reading order."""

# The folders are the menu: section -> page's folder -> its title and what it asks.
MENU = {
    "Start": {
        "claims": ("Claims", "Which of the industry's claims hold under this scenario, and what do they hang on?"),
        "scenarios": ("Scenarios", "Save, load and share whole settings."),
        "compare": ("Compare", "Up to four scenarios side by side, and which move made the difference."),
    },
    "Pitch": {
        "pitch": (
            "Pitch",
            "What is the modality, how does the mechanism work, and why is it the best differentiated approach?",
        ),
        "partner": ("Partner", "Scale alone, or with a partner, and on which terms?"),
    },
    "Lock": {
        "design_lock": (
            "Design lock",
            "When should research let manufacturing lock the design, and on which development path?",
        ),
    },
    "Footprint": {
        "footprint": ("Footprint", "Where should the plants stand, and what does each region buy?"),
        "viability": ("Viability", "What does a dose cost, when does it pay, and which lever is worth most?"),
    },
}
