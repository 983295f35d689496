"""Publishing into object storage: S3 and whatever answers as S3 does; `command.py` is called by the command `publish`."""
