"""What people do, whole: bytes to plan, launch, act, report. One function a page, command or flow."""
