package parcellocker.agent.app;

import parcellocker.agent.hardware.gpio.FileKey;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.PinKey;
import parcellocker.agent.hardware.gpio.RescueKey;
import parcellocker.contract.problem.ProblemException;

/** The rescue key, as long as its poles are held. */
final class OpenedKey implements RescueKey, AutoCloseable {
    private final RescueKey key;
    private final Runnable letGo;

    private OpenedKey(RescueKey key, Runnable letGo) {
        this.key = key;
        this.letGo = letGo;
    }

    /**
     * Takes the poles.
     *
     * @throws ProblemException LK-1139 if a pin cannot be had, also because another process has it
     */
    static OpenedKey of(Settings.Rescue poles) {
        return switch (poles) {
            case Settings.Rescue.FilePoles files -> new OpenedKey(new FileKey(files.on(), files.off()), () -> {});
            case Settings.Rescue.PinPoles known -> onPins(known);
        };
    }

    private static OpenedKey onPins(Settings.Rescue.PinPoles poles) {
        Pi4jPins pins = Pi4jPins.open(poles.provider(), poles.chip());
        try {
            return new OpenedKey(
                    new PinKey(pins.input("rescue.on", poles.on()), pins.input("rescue.off", poles.off())),
                    pins::close);
        } catch (ProblemException absent) {
            pins.close();
            throw absent;
        }
    }

    @Override
    public Position read() {
        return key.read();
    }

    @Override
    public void close() {
        letGo.run();
    }
}
