"""The screens: one surface for each audience. Screens import rooms; no room imports a screen."""
