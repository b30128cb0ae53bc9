@NullMarked
package parcellocker.contract.topic;

import org.jspecify.annotations.NullMarked;
