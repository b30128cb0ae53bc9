package parcellocker.bridge.app;

import java.time.Duration;
import java.util.Locale;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.watch.Watch;

/** A channel whose answers are counted. */
record MeteredChannel(String name, Channel channel, Watch watch) implements Channel {
    @Override
    public Answer send(String id, String phone, String text) {
        long begun = System.nanoTime();
        Answer answer = channel.send(id, phone, text);
        watch.meters()
                .noticeTried(name, answer.name().toLowerCase(Locale.ROOT), Duration.ofNanos(System.nanoTime() - begun));
        return answer;
    }
}
