package parcellocker.agent.app;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Crashes;
import parcellocker.agent.runtime.Loop;
import parcellocker.contract.problem.Problem;

/** What the core must hear first. */
record Boot(Settings settings, OpenedPins pins, Crashes crashes) {
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    /**
     * The entries of the start, and the modes it begins in, are on disk before any thread can ask for more. The mark of a
     * rescue goes only then: a cut in between has the next start say the same again.
     */
    void with(Loop loop, Input.StorageSeen room, Optional<Input.FileDamaged> damaged) throws IOException {
        RescueMark mark = new RescueMark(settings.data());
        try {
            loop.turn(new Input.Started(Wiring.SOFTWARE));
            damaged.ifPresent(loop::turn);
            crashes.again().ifPresent(during -> loop.turn(new Input.Crashed(during)));
            loop.turn(room);
            for (Alarm alarm : Surroundings.unwired(settings, pins)) {
                loop.turn(new Input.AlarmSeen(alarm, false, ""));
            }
            if (mark.isSet()) {
                loop.turn(new Input.Rescued());
                mark.clear();
                LOG.warn("{} the rescue key was used: every compartment is uncertain", Problem.RESCUE_STARTED.code());
            }
        } catch (RuntimeException crash) {
            crashes.note(loop.turning().orElse("the outside"));
            throw crash;
        }
    }
}
