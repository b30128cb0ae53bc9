package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.BoardId;

/** A board by its name in the cabinet layout, and what it speaks. */
public record WiredBoard(BoardId id, BoardProtocol protocol) {}
