@NullMarked
package parcellocker.agent.delivery;

import org.jspecify.annotations.NullMarked;
