"""Record and template to content: Jinja2 fills a template in, its vocabulary becomes nodes."""
