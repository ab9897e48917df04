"""The public help centre: pages rendered here, readable without signing in and without JavaScript."""
