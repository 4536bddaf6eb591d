"""What stands above a unit and holds for it: headings, openings, whom the paper is sent to, times of phases."""
