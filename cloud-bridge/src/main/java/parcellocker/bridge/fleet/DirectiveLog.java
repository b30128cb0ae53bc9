package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/** What a conversation needs of the signed directives of each locker. */
public interface DirectiveLog {
    /** The first word of a session, as it travels. */
    String welcome(LockerId locker, Directive.Welcome welcome);

    /**
     * A birth says how far the locker is; what it is sent next follows on that.
     *
     * @param isOld whether its journal has told the city more since
     */
    void met(LockerId locker, Status.Birth birth, boolean isOld);

    /** What the locker has not answered, in order, at most {@code most}. */
    List<Directives.Given> untaken(LockerId locker, int most);
}
