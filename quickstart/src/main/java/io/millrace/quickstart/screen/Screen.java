package io.millrace.quickstart.screen;

/** Where a command tells a person how it goes. */
public interface Screen {
    /** Shows nothing. */
    Screen BLANK = new Screen() {
        @Override
        public void line(String text) {}

        @Override
        public void progress(double share, String text) {}

        @Override
        public void error(String sentence) {}
    };

    /** Something that stays. */
    void line(String text);

    /**
     * How far a long step has come. Each call replaces the one before, and not every one needs to be shown.
     *
     * @param share from 0 to 1
     */
    void progress(double share, String text);

    /** Why the command cannot do what it was asked to, and what helps. */
    void error(String sentence);
}
