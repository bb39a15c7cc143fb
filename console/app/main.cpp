// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console.h"
#include "console/app/pages.h"
#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>

namespace {

constexpr auto usage = R"(firstcome-console [--url URL] [--profile NAME] [--login LOGIN] [--page PAGE]
With --login the password is taken from FIRSTCOME_OPERATOR_PASSWORD. Pages: %s.
)";

constexpr int wrongUse = 2;

} // namespace

int main(int argc, char **argv)
{
    using namespace firstcome;
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("firstcome"));
    QApplication::setApplicationName(QStringLiteral("firstcome-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/firstcome/application.svg")));
    QStringList pages;
    for (const PageEntry &page : allPages())
        pages.append(page.info.id);
    const auto options = consoleOptionsFrom(QApplication::arguments(), pages);
    if (!options) {
        std::fprintf(stderr, "firstcome-console: %s\n", qUtf8Printable(options.error().detail));
        std::fprintf(stderr, usage, qUtf8Printable(pages.join(QStringLiteral(", "))));
        return wrongUse;
    }
    if (options->help) {
        std::printf(usage, qUtf8Printable(pages.join(QStringLiteral(", "))));
        return 0;
    }
    Console console(*options, UiMemory(std::make_shared<QSettings>()));
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
