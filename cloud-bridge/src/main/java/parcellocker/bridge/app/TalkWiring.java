package parcellocker.bridge.app;

import java.util.List;
import java.util.function.Supplier;
import parcellocker.bridge.link.Link;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.topic.Topic.Kind;
import parcellocker.contract.wire.Chain;

/** The conversation with lockers over its links: these tell the conversation, which answers over them. */
final class TalkWiring {
    private TalkWiring() {}

    static Talk talk(Config config, Keys keys, Conversation.Parts parts, Conversation.Surroundings around) {
        Link[] saying = new Link[1];
        Conversation conversation =
                new Conversation(parts, new SignedOutlet(outlet(() -> saying[0]), keys.directives()), around);
        List<String> filters = List.of(
                Topic.filter(Kind.STATUS),
                Topic.filter(Kind.TELEMETRY),
                "$share/" + group(keys) + "/" + Topic.filter(Kind.JOURNAL));
        Link hearing = new Link(config.mqtt().hearing(), filters, conversation);
        saying[0] = hearing;
        if (!config.mqtt().isOne()) {
            saying[0] = new Link(config.mqtt().saying(), List.of(), conversation);
            hearing.answersBy(saying[0]);
        }
        return new Talk(hearing, saying[0], conversation);
    }

    /** One for all instances, and secret: Mosquitto 2.0 lets a locker that knows it join and take batches away. */
    private static String group(Keys keys) {
        return "city-" + Chain.name("journal/" + keys.directives().present()).substring(0, 32);
    }

    private static Outlet outlet(Supplier<Link> link) {
        return new Outlet() {
            @Override
            public boolean publish(Topic topic, String text) {
                return link.get().publish(topic.text(), text);
            }

            @Override
            public boolean publish(Topic topic, String text, long expirySeconds) {
                return link.get().publish(topic.text(), text, expirySeconds);
            }
        };
    }
}
