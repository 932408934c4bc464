package org.securitynudge.examples.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.securitynudge.Nudge;
import org.securitynudge.web.servlet.ServletGuard;

/** Starts the application as a servlet in an embedded Tomcat. */
public final class ShareTomcat {
    private static final String ROLE = "person";

    private ShareTomcat() {}

    /**
     * Runs it on port 8080 until it is stopped.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, LifecycleException {
        Tomcat tomcat = start(8080, Files.createTempDirectory("share-tomcat"), Sharing.nudge());
        System.out.println(Sharing.HOW_TO_TRY);
        tomcat.getServer().await();
    }

    /** Starts it on this host; port 0 is any that is free. Tomcat works in the directory. */
    static Tomcat start(int port, Path directory, Nudge nudge) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        ServletGuard guard = ServletGuard.of(Sharing.guard(nudge));
        Tomcat.addServlet(context, "share", new ShareServlet(guard));
        context.addServletMappingDecoded(Sharing.SHARE, "share");
        context.addServletMappingDecoded(Sharing.VIEW_ONLY, "share");
        // Tomcat filters nothing that no servlet would take.
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        filter(context, guard);
        signIn(tomcat, context);
        tomcat.start();
        return tomcat;
    }

    /** What web.xml says elsewhere: the guard is the filter of everything below {@code /nudge/}. */
    private static void filter(Context context, ServletGuard guard) {
        FilterDef filter = new FilterDef();
        filter.setFilterName("nudge");
        filter.setFilter(guard);
        context.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("nudge");
        map.addURLPattern("/nudge/*");
        context.addFilterMap(map);
    }

    private static void signIn(Tomcat tomcat, Context context) {
        for (String person : Sharing.PEOPLE) {
            tomcat.addUser(person, person);
            tomcat.addRole(person, ROLE);
        }
        SecurityCollection everything = new SecurityCollection();
        everything.addPatternDecoded("/*");
        SecurityConstraint signedIn = new SecurityConstraint();
        signedIn.addCollection(everything);
        signedIn.addAuthRole(ROLE);
        context.addSecurityRole(ROLE);
        context.addConstraint(signedIn);
        context.setLoginConfig(new LoginConfig("BASIC", "documents", null, null));
        context.getPipeline().addValve(new BasicAuthenticator());
    }
}
