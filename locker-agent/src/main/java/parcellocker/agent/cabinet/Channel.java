package parcellocker.agent.cabinet;

/** Output of a lock board as printed on it: counted from 1, so that no zero, which means "all" to some boards, can reach a wire. */
public record Channel(int number) {
    public Channel {
        if (number < 1 || number > 250) {
            throw new IllegalArgumentException("channel " + number + " is not 1..250");
        }
    }
}
