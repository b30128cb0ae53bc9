package parcellocker.bridge.app;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.Plan;
import parcellocker.bridge.watch.Meters;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** Takes lockers' journals: a batch is acked after its commit, what cannot be read is kept aside. */
final class Journals {
    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);

    private final Intake intake;
    private final Outlet outlet;
    private final Meters meters;
    private final Tracing tracing;

    Journals(Intake intake, Outlet outlet, Watch watch) {
        this.intake = intake;
        this.outlet = outlet;
        this.meters = watch.meters();
        this.tracing = watch.tracing();
    }

    /**
     * Takes a batch and acks it.
     *
     * @param waited so long it has waited for its turn
     * @return whether the locker answered a directive by it
     * @throws ProblemException if it was not taken; what can be evidence is kept aside
     */
    boolean take(LockerId locker, byte[] payload, Duration waited) {
        long begun = System.nanoTime();
        try (Spell spell = tracing.begin("journal take", SpanKind.CONSUMER, Context.root(), waited)) {
            spell.with("messaging.system", "mqtt").with("parcellocker.locker", locker.value());
            try {
                Taken taken = committed(locker, payload);
                answer(locker, taken.outcome());
                meters.taken(taken.entries(), taken.outcome().applied(), waited.plusNanos(System.nanoTime() - begun));
                spell.with("messaging.batch.message_count", taken.entries());
                return taken.outcome().directivesTaken();
            } catch (ProblemException refused) {
                spell.failed(refused.problem().code());
                throw refused;
            }
        }
    }

    private Taken committed(LockerId locker, byte[] payload) {
        try (Spell unused = tracing.begin("journal commit", SpanKind.INTERNAL)) {
            return taken(locker, payload);
        }
    }

    private void answer(LockerId locker, Intake.Outcome outcome) {
        for (Plan.Refused refused : outcome.refused()) {
            meters.quarantined(refused.problem().code());
            LOG.error(
                    "{} {} entry {} kept aside",
                    refused.problem().code(),
                    locker,
                    refused.link().seq());
        }
        ack(locker, outcome.ack());
    }

    private record Taken(int entries, Intake.Outcome outcome) {}

    private Taken taken(LockerId locker, byte[] payload) {
        try {
            JournalBatch batch = Json.read(payload, JournalBatch.class);
            return new Taken(batch.bodies().size(), intake.take(locker, batch));
        } catch (ProblemException refused) {
            boolean isEvidence = isEvidence(refused);
            meters.notTaken(isEvidence);
            if (isEvidence) {
                keepAside(locker, payload, refused);
            }
            throw refused;
        }
    }

    /** What cannot be read is evidence too; what could not be stored is not: it comes again. */
    private static boolean isEvidence(ProblemException refused) {
        return refused.problem() == Problem.MESSAGE_MALFORMED
                || refused.problem() == Problem.SENDER_FOREIGN
                || refused.problem() == Problem.EPOCH_FOREIGN;
    }

    private void keepAside(LockerId locker, byte[] payload, ProblemException refused) {
        // PostgreSQL has no place for a zero character.
        String raw = new String(payload, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        intake.refuse(locker, refused, raw);
        meters.quarantined(refused.problem().code());
    }

    /** The batch is committed: whether this arrives or not changes nothing but when it is sent again. */
    private void ack(LockerId locker, Ack ack) {
        try (Spell unused = tracing.begin("journal ack", SpanKind.PRODUCER)) {
            outlet.publish(new Topic(locker, Topic.Kind.ACK), Json.write(ack));
        }
    }
}
