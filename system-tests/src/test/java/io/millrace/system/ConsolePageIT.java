package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.millrace.quickstart.suite.Part;
import io.millrace.system.suite.SuiteClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The console in a real browser: Debian's Chromium, and skipped where there is none. */
class ConsolePageIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROME_DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void showsEventsFlowAndWhatIsDown(@TempDir Path folder) throws Exception {
        assumeThat(CHROMIUM)
                .as("install the packages chromium and chromium-driver")
                .isExecutable();
        assumeThat(CHROME_DRIVER)
                .as("install the packages chromium and chromium-driver")
                .isExecutable();
        try (SuiteInJvm suite = SuiteInJvm.start(folder.resolve("data"))) {
            ChromeDriver browser = browser(folder.resolve("profile"));
            try (LiveTraffic traffic = LiveTraffic.start(new SuiteClient(suite.ports()))) {
                browser.get(suite.ports().url(Part.CONSOLE).toString());

                await().atMost(PATIENCE).until(() -> overall(browser).equals("Everything is up"));
                await().atMost(PATIENCE).until(() -> !rateOfCollected(browser).equals("0"));
                keepScreenshot(browser, "console-up.png");

                suite.stop(Part.FRAUD);
                await().atMost(PATIENCE).until(() -> overall(browser).equals("Not up: fraud-service"));
                assertThat(browser.findElement(By.cssSelector("[data-service=fraud-service]"))
                                .getDomAttribute("class"))
                        .isEqualTo("bad");
                keepScreenshot(browser, "console-fraud-stopped.png");
                assertThat(traffic.sent()).isPositive();
            } finally {
                browser.quit();
            }
        }
    }

    private static ChromeDriver browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROME_DRIVER.toFile())
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        browser.manage().window().setSize(new Dimension(1300, 1700));
        return browser;
    }

    private static String overall(ChromeDriver browser) {
        return browser.findElement(By.id("overall")).getText();
    }

    /** Read in one step, as the page is drawn anew each second. */
    private static String rateOfCollected(ChromeDriver browser) {
        Object rate = browser.executeScript(
                "return document.querySelector('[data-topic=\"clickstream.collected.v1\"] td.number')?.textContent ?? '0'");
        return String.valueOf(rate);
    }

    private static void keepScreenshot(ChromeDriver browser, String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        File taken = browser.getScreenshotAs(OutputType.FILE);
        Files.move(taken.toPath(), SCREENSHOTS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
