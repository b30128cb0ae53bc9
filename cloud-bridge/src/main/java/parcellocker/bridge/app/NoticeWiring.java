package parcellocker.bridge.app;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Way;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.watch.Watch;

/** How recipients are told, as the configuration says. */
final class NoticeWiring {
    private NoticeWiring() {}

    /** What messages are made among. */
    record Surroundings(Storage storage, Optional<Links> links, Watch watch, InstantSource clock) {}

    /** Empty if the bridge itself sends none. */
    static Optional<Messages> messages(Config config, Keys keys, Surroundings around, Database database) {
        Map<Way, Channel> channels = new EnumMap<>(Way.class);
        config.gateway().ifPresent(gateway -> channels.put(Way.PHONE, new SmsGateway(gateway)));
        config.mail().ifPresent(mail -> channels.put(Way.MAIL, new SmtpChannel(mail)));
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        channels.replaceAll((way, channel) -> new WatchedChannel(way.channel(), channel, around.watch()));
        Config.Letterhead head = config.letterhead();
        Messages.Terms terms = new Messages.Terms(head.signature(), head.helpline(), keys.sealing(), around.links());
        return Optional.of(new Messages(database, around.storage(), terms, channels, around.clock()));
    }

    /** Empty if they are not shown on the screen. */
    static Optional<Notices> notices(Config config, Keys keys, Database database, Optional<Links> links) {
        if (config.notices() != Config.Channel.SCREEN) {
            return Optional.empty();
        }
        Notices.Terms terms = new Notices.Terms(
                config.city().name(), config.city().policies(), keys.tokens().present(), keys.sealing(), links);
        return Optional.of(new Notices(database, terms));
    }
}
