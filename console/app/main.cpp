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
With --login the password is taken from FIRSTCOME_OPERATOR_PASSWORD. Pages: %s.
)";

constexpr int wrongUse = 2;

/// Whether this was asked for what needs no display, and so is answered before one is looked for.
bool answered(int argc, char **argv, const QByteArray &pages)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--help") == 0) {
            std::printf(usage, pages.constData());
            return true;
        }
        if (qstrcmp(argv[i], "--version") == 0) {
            std::puts("firstcome-console " FIRSTCOME_VERSION);
            return true;
        }
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace firstcome;
    QStringList pages;
    for (const PageEntry &page : allPages())
        pages.append(page.info.id);
    const QByteArray pageNames = pages.join(QStringLiteral(", ")).toUtf8();
    if (answered(argc, argv, pageNames))
        return 0;
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("firstcome"));
    QApplication::setApplicationName(QStringLiteral("firstcome-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/firstcome/application.svg")));
    const auto options = consoleOptionsFrom(QApplication::arguments(), pages);
    if (!options) {
        std::fprintf(stderr, "firstcome-console: %s\n", qUtf8Printable(options.error().detail));
        std::fprintf(stderr, usage, pageNames.constData());
        return wrongUse;
    }
    Console console(*options, UiMemory(std::make_shared<QSettings>()));
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
