@NullMarked
package parcellocker.agent.locker;

import org.jspecify.annotations.NullMarked;
