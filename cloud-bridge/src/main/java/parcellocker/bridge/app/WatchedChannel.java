package parcellocker.bridge.app;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Locale;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Watch;

/** A channel whose answers are counted and traced. */
record WatchedChannel(String name, Channel channel, Watch watch) implements Channel {
    @Override
    public Answer send(String id, String to, Text text) {
        long begun = System.nanoTime();
        try (Spell spell = watch.tracing().begin("notice send", SpanKind.CLIENT)) {
            Answer answer = channel.send(id, to, text);
            String outcome = answer.name().toLowerCase(Locale.ROOT);
            spell.with("parcellocker.channel", name);
            if (answer != Answer.TAKEN) {
                spell.failed(outcome);
            }
            watch.meters().noticeTried(name, outcome, Duration.ofNanos(System.nanoTime() - begun));
            return answer;
        }
    }
}
