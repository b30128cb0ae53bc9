package parcellocker.contract.wire;

import parcellocker.contract.status.Hardware;

/** The name of what a locker is built of. */
public final class HardwareHash {
    private HardwareHash() {}

    /** SHA-256 of its JSON in hex: two lockers built alike have the same, and whatever differs changes it. */
    public static String of(Hardware hardware) {
        return Chain.name(Json.write(hardware));
    }
}
