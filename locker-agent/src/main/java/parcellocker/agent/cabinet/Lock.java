package parcellocker.agent.cabinet;

/** Where a door is wired: the output that releases it and the sense of its contact. */
public record Lock(BoardId board, Channel channel, Contact contact) {}
