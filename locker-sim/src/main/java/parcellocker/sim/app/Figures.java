package parcellocker.sim.app;

/** placeholder */
final class Figures {
    Figures(Parts parts) {}

    void print() {}
}
