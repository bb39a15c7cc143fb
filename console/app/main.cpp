// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console.h"
#include "console/app/pages.h"
#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>

namespace {

constexpr auto usage =
    R"(firstcome-console [--url URL] [--profile NAME] [--login LOGIN] [--page PAGE] | --help | --version
With --login the password is taken from FIRSTCOME_OPERATOR_PASSWORD. Pages: overview, products, sales, stock, orders.
)";

constexpr int wrongUse = 2;

const char *answerWithoutDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--help") == 0)
            return usage;
        if (qstrcmp(argv[i], "--version") == 0)
            return "firstcome-console " FIRSTCOME_VERSION "\n";
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace firstcome;
    // Before the display is asked for: a shell without one may ask what this is.
    if (const char *answer = answerWithoutDisplay(argc, argv)) {
        std::fputs(answer, stdout);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("firstcome"));
    QApplication::setApplicationName(QStringLiteral("firstcome-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/firstcome/application.svg")));
    QStringList pages;
    for (const PageEntry &page : allPages())
        pages.append(page.info.id);
    const auto options = consoleOptionsFrom(QApplication::arguments(), pages);
    if (!options) {
        std::fprintf(stderr, "firstcome-console: %s\n%s", qUtf8Printable(options.error().detail), usage);
        return wrongUse;
    }
    Console console(*options, UiMemory(std::make_shared<QSettings>()));
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
