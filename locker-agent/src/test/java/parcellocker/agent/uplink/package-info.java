@NullMarked
package parcellocker.agent.uplink;

import org.jspecify.annotations.NullMarked;
