"""Work told by labelled lines: "Cơ quan chủ trì: ...", "Thời gian hoàn thành: ..."."""
