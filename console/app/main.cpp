// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console.h"
#include "console/app/pages.h"
#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>

namespace {

constexpr auto usage = R"(firstcome-console [--url URL] [--profile NAME] [--login LOGIN] [--page PAGE] | --help | --version
With --login the password is taken from FIRSTCOME_OPERATOR_PASSWORD. Pages: overview, products, sales, stock, orders.
)";

constexpr int wrongUse = 2;

/// Words that begin with a dash and mean something to Qt take their value along: "-platform offscreen".
bool isOfQt(const QByteArray &word)
{
    return word.startsWith('-') && !word.startsWith("--");
}

/// Before there is an application, which would need a display.
firstcome::Result<firstcome::ConsoleOptions> optionsOf(int count, char **words)
{
    QStringList given{QString::fromLocal8Bit(words[0])};
    for (int i = 1; i < count; ++i) {
        if (isOfQt(words[i]))
            ++i;
        else
            given.append(QString::fromLocal8Bit(words[i]));
    }
    QStringList pages;
    for (const firstcome::PageEntry &page : firstcome::allPages())
        pages.append(page.info.id);
    return firstcome::consoleOptionsFrom(given, pages);
}

} // namespace

int main(int argc, char **argv)
{
    using namespace firstcome;
    const auto options = optionsOf(argc, argv);
    if (!options) {
        std::fprintf(stderr, "firstcome-console: %s\n%s", qUtf8Printable(options.error().detail), usage);
        return wrongUse;
    }
    if (options->help || options->version) {
        std::fputs(options->help ? usage : "firstcome-console " FIRSTCOME_VERSION "\n", stdout);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("firstcome"));
    QApplication::setApplicationName(QStringLiteral("firstcome-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/firstcome/application.svg")));
    Console console(*options, UiMemory(std::make_shared<QSettings>()));
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
