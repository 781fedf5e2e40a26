package io.millrace.system.suite;

/** What may happen to a member, and how it ends. */
public enum Fault {
    KILL {
        @Override
        public void strike(Member member) {
            member.kill();
        }

        @Override
        public void heal(Member member) {
            member.start();
        }
    },
    RESTART {
        @Override
        public void strike(Member member) {
            member.stop();
        }

        @Override
        public void heal(Member member) {
            member.start();
        }
    },
    PAUSE {
        @Override
        public void strike(Member member) {
            member.pause();
        }

        @Override
        public void heal(Member member) {
            member.resume();
        }
    },
    CUT_OFF {
        @Override
        public void strike(Member member) {
            member.cutOff();
        }

        @Override
        public void heal(Member member) {
            member.reconnect();
        }
    };

    public abstract void strike(Member member);

    public abstract void heal(Member member);
}
