/** Readers of couriers' badges. A badge can be copied: it says who claims to be there, the PIN says whether. */
@NullMarked
package parcellocker.agent.hardware.badge;

import org.jspecify.annotations.NullMarked;
