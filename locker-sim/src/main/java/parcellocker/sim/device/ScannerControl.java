package parcellocker.sim.device;

import parcellocker.sim.line.Hearing;

/** How one make of scanner is told what to do. */
interface ScannerControl extends Hearing.Grammar {
    /** Does what a whole frame asks, and answers it; of no bytes for silence. */
    byte[] obey(int[] frame, Scanner scanner);
}
