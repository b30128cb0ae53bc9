package parcellocker.sim.bench;

import java.util.List;

/**
 * The electrics as they are.
 *
 * @param link the name under which the board's line is opened
 * @param plugged whether the line is plugged in
 * @param attached whether a program has the line open
 * @param bitErrorRate how likely one bit is turned over
 * @param faults what befalls the next request
 * @param scannerLink the name under which the scanner is opened
 * @param scannerPlugged whether the scanner is plugged in
 * @param scannerAttached whether a program has the scanner open
 */
record BoardState(
        String link,
        boolean plugged,
        boolean attached,
        double bitErrorRate,
        List<String> faults,
        String scannerLink,
        boolean scannerPlugged,
        boolean scannerAttached) {}
