@NullMarked
package parcellocker.bridge.policy;

import org.jspecify.annotations.NullMarked;
