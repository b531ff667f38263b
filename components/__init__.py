"""What Streamlit draws and keeps: one file a thing, shared by every page."""
