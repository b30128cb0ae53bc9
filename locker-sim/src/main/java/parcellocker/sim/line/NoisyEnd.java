package parcellocker.sim.line;

import parcellocker.sim.clockwork.Chance;

/** An end of a bad line: each bit that passes it, either way, is turned over with a given probability. */
public final class NoisyEnd implements LineEnd {
    private final LineEnd line;
    private final Chance out;
    private final Chance in;
    private double bitErrorRate;

    public NoisyEnd(LineEnd line, Chance chance) {
        this.line = line;
        this.out = chance.fork("out");
        this.in = chance.fork("in");
    }

    /** Sets how likely one bit is to be turned over, 0 to 1. */
    public void bitErrorRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a bit error rate lies between 0 and 1, not " + rate);
        }
        bitErrorRate = rate;
    }

    @Override
    public void send(byte[] bytes) {
        byte[] spoilt = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            spoilt[i] = (byte) spoil(bytes[i] & 0xFF, out);
        }
        line.send(spoilt);
    }

    @Override
    public void listen(Ear ear) {
        line.listen((value, nanos) -> ear.hear(spoil(value, in), nanos));
    }

    private int spoil(int value, Chance chance) {
        int spoilt = value;
        for (int bit = 0; bit < 8 && bitErrorRate > 0; bit++) {
            if (chance.happens(bitErrorRate)) {
                spoilt ^= 1 << bit;
            }
        }
        return spoilt;
    }
}
