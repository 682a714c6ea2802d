"""The facts that stages and layers share: frozen values, no behaviour beyond their own shape.

`evidence` says where, `articles` what was read, `dossier` what the editor
knows, `findings` what the analysis adds, `corpus` all of it together.
"""
