package parcellocker.agent.locker;

/** Which rule answers which input. */
final class Rules {
    private Rules() {}

    static void apply(Turn turn, Input input) {}
}
