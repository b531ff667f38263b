"""What is measured, and against whom: the app beside a stock Streamlit script, in the same run."""
