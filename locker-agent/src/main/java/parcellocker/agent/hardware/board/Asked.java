package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.Channel;

/** What a board was asked last, and so what it may answer. */
public sealed interface Asked {
    /** Nothing: whatever comes is an event or late. */
    record Nothing() implements Asked {}

    /** To read all contacts. */
    record Status() implements Asked {}

    /** To release one door. */
    record Release(Channel channel) implements Asked {}
}
