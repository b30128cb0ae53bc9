package parcellocker.bridge.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.KeyRing;

/**
 * Lockers know the present key for directives alone, and the log keeps each as it was signed when it was given. What a former key
 * signed is therefore signed anew on its way out: the same number, the same content. What no kept key signed is not sent.
 *
 * @param directives the private keys
 */
record SignedOutlet(Outlet next, KeyRing directives) implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(SignedOutlet.class);

    @Override
    public boolean publish(Topic topic, String text) {
        if (topic.kind() != Topic.Kind.DIRECTIVES) {
            return next.publish(topic, text);
        }
        try {
            return next.publish(topic, directives.signedAnew(text));
        } catch (ProblemException unknown) {
            LOG.error(
                    "{}: a directive that no key of this city signed is not sent: {}",
                    topic.locker(),
                    unknown.getMessage());
            return false;
        }
    }

    @Override
    public boolean publish(Topic topic, String text, long expirySeconds) {
        return next.publish(topic, text, expirySeconds);
    }
}
