package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import java.util.List;
import parcellocker.bridge.parcels.Messages;

/** Whom no message reached. */
final class MessageRest {
    private final Messages messages;

    MessageRest(Messages messages) {
        this.messages = messages;
    }

    private record UntoldList(List<Messages.Untold> untold) {}

    void register(RoutesConfig routes) {
        routes.get("/v1/messages/untold", ctx -> Rest.json(ctx, 200, new UntoldList(messages.untold())));
    }
}
