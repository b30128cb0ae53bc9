package parcellocker.agent.locker;

import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Role;

/** A number shown to someone whose token is genuine, for the help desk to answer. */
public record Challenge(CourierId who, Role role, String digits) {}
