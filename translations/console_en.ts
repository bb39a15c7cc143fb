<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>GoLive</name>
    <message numerus="yes">
        <source>%n unit(s) were received, %1 are free.</source>
        <translation>
            <numerusform>%n unit was received, %1 are free.</numerusform>
            <numerusform>%n units were received, %1 are free.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderListModel</name>
    <message numerus="yes">
        <source>%1 + %n more</source>
        <translation>
            <numerusform>%1 + %n more</numerusform>
            <numerusform>%1 + %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cancel</name>
    <message numerus="yes">
        <source>%n delivery(s) are taken back from the carrier.</source>
        <translation>
            <numerusform>%n delivery is taken back from the carrier.</numerusform>
            <numerusform>%n deliveries are taken back from the carrier.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BulkCancel</name>
    <message numerus="yes">
        <source>Cancel %n order(s)</source>
        <translation>
            <numerusform>Cancel %n order</numerusform>
            <numerusform>Cancel %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)?</source>
        <translation>
            <numerusform>Cancel %n order?</numerusform>
            <numerusform>Cancel %n orders?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::GoLiveView</name>
    <message numerus="yes">
        <source>%n thing(s) to do before it goes live.</source>
        <translation>
            <numerusform>%n thing to do before it goes live.</numerusform>
            <numerusform>%n things to do before it goes live.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ImportPanel</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ImportsPage</name>
    <message numerus="yes">
        <source>%n import(s) kept</source>
        <translation>
            <numerusform>%n import kept</numerusform>
            <numerusform>%n imports kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::LoadPage</name>
    <message numerus="yes">
        <source>%n run(s) kept on this computer</source>
        <translation>
            <numerusform>%n run kept on this computer</numerusform>
            <numerusform>%n runs kept on this computer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrderDetails</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrdersPage</name>
    <message numerus="yes">
        <source>%n order(s) fit</source>
        <translation>
            <numerusform>%n order fits</numerusform>
            <numerusform>%n orders fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n order(s) that fit</source>
        <translation>
            <numerusform>The newest %n order that fits</numerusform>
            <numerusform>The newest %n orders that fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n order(s)</source>
        <translation>
            <numerusform>The newest %n order</numerusform>
            <numerusform>The newest %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new order(s)</source>
        <translation>
            <numerusform>%n new order</numerusform>
            <numerusform>%n new orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)…</source>
        <translation>
            <numerusform>Cancel %n order…</numerusform>
            <numerusform>Cancel %n orders…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ProductEditor</name>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ProductsPage</name>
    <message numerus="yes">
        <source>%n product(s) fit</source>
        <translation>
            <numerusform>%n product fits</numerusform>
            <numerusform>%n products fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n product(s)</source>
        <translation>
            <numerusform>the first %n product</numerusform>
            <numerusform>the first %n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with unsaved edits</source>
        <translation>
            <numerusform>%n with unsaved edits</numerusform>
            <numerusform>%n with unsaved edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::RunSale</name>
    <message numerus="yes">
        <source>%n unit(s) that are held stay held until they are paid for or their time is over.</source>
        <translation>
            <numerusform>%n unit that is held stays held until it is paid for or its time is over.</numerusform>
            <numerusform>%n units that are held stay held until they are paid for or their time is over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::SaleForm</name>
    <message numerus="yes">
        <source>%n option(s), from %1</source>
        <translation>
            <numerusform>%n option, from %1</numerusform>
            <numerusform>%n options, from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ScenarioPanel</name>
    <message numerus="yes">
        <source>%n recorded request(s) are no part of a journey and are left out: %1</source>
        <translation>
            <numerusform>%n recorded request is no part of a journey and is left out: %1</numerusform>
            <numerusform>%n recorded requests are no part of a journey and are left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::TimelineView</name>
    <message numerus="yes">
        <source>Timeline (%n entries)</source>
        <translation>
            <numerusform>Timeline (%n entry)</numerusform>
            <numerusform>Timeline (%n entries)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>import</name>
    <message numerus="yes">
        <source>%n product(s) will be created.</source>
        <translation>
            <numerusform>%n product will be created.</numerusform>
            <numerusform>%n products will be created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) will be updated.</source>
        <translation>
            <numerusform>%n product will be updated.</numerusform>
            <numerusform>%n products will be updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are as the file says already.</source>
        <translation>
            <numerusform>%n product is as the file says already.</numerusform>
            <numerusform>%n products are as the file says already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) cannot be imported; the rest can.</source>
        <translation>
            <numerusform>%n product cannot be imported; the rest can.</numerusform>
            <numerusform>%n products cannot be imported; the rest can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) were created.</source>
        <translation>
            <numerusform>%n product was created.</numerusform>
            <numerusform>%n products were created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) were updated.</source>
        <translation>
            <numerusform>%n product was updated.</numerusform>
            <numerusform>%n products were updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) were as the file says already.</source>
        <translation>
            <numerusform>%n product was as the file says already.</numerusform>
            <numerusform>%n products were as the file says already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) could not be imported.</source>
        <translation>
            <numerusform>%n product could not be imported.</numerusform>
            <numerusform>%n products could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) had a fraction and are rounded to whole won.</source>
        <translation>
            <numerusform>%n price had a fraction and is rounded to whole won.</numerusform>
            <numerusform>%n prices had a fraction and are rounded to whole won.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are left out: the file marks them unpublished.</source>
        <translation>
            <numerusform>%n product is left out: the file marks it unpublished.</numerusform>
            <numerusform>%n products are left out: the file marks them unpublished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n product(s)</source>
        <translation>
            <numerusform>Import %n product</numerusform>
            <numerusform>Import %n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) the source took away will go off sale.</source>
        <translation>
            <numerusform>%n thing the source took away will go off sale.</numerusform>
            <numerusform>%n things the source took away will go off sale.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) the source took away went off sale.</source>
        <translation>
            <numerusform>%n thing the source took away went off sale.</numerusform>
            <numerusform>%n things the source took away went off sale.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) the source took away go on selling.</source>
        <translation>
            <numerusform>%n thing the source took away goes on selling.</numerusform>
            <numerusform>%n things the source took away go on selling.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) move by more than half: look at them.</source>
        <translation>
            <numerusform>%n price moves by more than half: look at it.</numerusform>
            <numerusform>%n prices move by more than half: look at them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n off sale</source>
        <translation>
            <numerusform>Take %n off sale</numerusform>
            <numerusform>Take %n off sale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>load</name>
    <message numerus="yes">
        <source>%n threshold(s) broken.</source>
        <translation>
            <numerusform>%n threshold broken.</numerusform>
            <numerusform>%n thresholds broken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) against the books.</source>
        <translation>
            <numerusform>%n finding against the books.</numerusform>
            <numerusform>%n findings against the books.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message numerus="yes">
        <source>– %n consumer(s) not there yet</source>
        <translation>
            <numerusform>– %n consumer not there yet</numerusform>
            <numerusform>– %n consumers not there yet</numerusform>
        </translation>
    </message>
</context>
</TS>
