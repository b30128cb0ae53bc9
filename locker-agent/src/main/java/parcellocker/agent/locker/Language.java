package parcellocker.agent.locker;

public enum Language {
    ZH,
    EN
}
